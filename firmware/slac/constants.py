"""Times and counts of ISO 15118-3 matching as the EVSE keeps them [slac.md 4]. Seconds."""

SOUNDS = 10  # C_EV_match_MNBC
SOUND_WINDOW_100MS = 6
RESPONSE_TYPE = 1
RESPONSE_RETRIES = 2  # C_EV_match_retry: repeats of CM_ATTEN_CHAR.IND

PARM_WAIT_S = 40.0  # TT_EVSE_SLAC_init, allowed 20 to 50
START_WAIT_S = 0.4  # TT_match_sequence
SOUND_WINDOW_S = 0.6  # TT_EVSE_match_MNBC, from the first CM_START_ATTEN_CHAR.IND
LATE_PROFILE_S = 0.045  # of TP_EVSE_avg_atten_calc: modems deliver the last profile late
RESPONSE_WAIT_S = 0.2  # TT_match_response
MATCH_WAIT_S = 10.0  # TT_EVSE_match_session
JOIN_WAIT_S = 12.0  # TT_match_join
RESUME_WAIT_S = 6.0  # T_conn_resume
VALIDATE_TIMER_MOST = 34  # TT_EVSE_vald_toggle 3500 ms, TIMER n means (n + 1) x 100 ms

LINK_POLL_JOIN_S = 0.1
LINK_POLL_UP_S = 1.0
LINK_SILENT_S = 3.0  # link queries unanswered this long count as a link that is down
LINK_LOST_S = 6.0  # no sign of the link: leave. The station then has 2 s left of T_conn_max_comm (8 s) for X1

KEY_RETRY_S = 0.5  # a lost CM_SET_KEY is sent again after this
KEY_TRIES = 10  # then the modem is restarted
MODEM_RESTART_S = 2.0  # dark after VS_RS_DEV or the reset line
MODEM_SETTLE_S = 5.0  # a new key restarts the modem's network
RETURN_TRIES = 4  # CM_SLAC_PARM.REQ of the linked vehicle, over RETURN_S, that show that it started over
RETURN_S = 2.0
RETURN_WINDOW_S = 20.0
SOFT_RESETS = 2  # then the reset line
HEALTH_POLL_S = 5.0
UNANSWERED_POLLS = 3  # of a modem that has answered before: its key is sent again, and the ladder begins
PROBE_TRIES = 5
QUERY_UNKNOWN_S = 1.0  # a link query that was never answered for this long is not supported
ASSUMED_DB = 10  # reported where no modem measures: a bare cable between two programs
