"""The namespaces of the ISO 15118-2:2014 schemas."""

MSG_DEF = "urn:iso:15118:2:2013:MsgDef"
MSG_HEADER = "urn:iso:15118:2:2013:MsgHeader"
MSG_BODY = "urn:iso:15118:2:2013:MsgBody"
MSG_DATA_TYPES = "urn:iso:15118:2:2013:MsgDataTypes"
