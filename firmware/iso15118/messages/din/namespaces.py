"""The namespaces of the DIN 70121:2012 schemas."""

MSG_DEF = "urn:din:70121:2012:MsgDef"
MSG_HEADER = "urn:din:70121:2012:MsgHeader"
MSG_BODY = "urn:din:70121:2012:MsgBody"
MSG_DATA_TYPES = "urn:din:70121:2012:MsgDataTypes"
