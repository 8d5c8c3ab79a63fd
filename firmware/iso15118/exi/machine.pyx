# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The compiled codec: walks the tables of `tables.py` in C. Built by scripts/build_compiled.py; optional.

Owns: canonical frames, fast. Like the generated modules it refuses everything else without saying why (None), and more
than they do: texts that are not ASCII, numbers over 63 bits, frames over 128 kB. `codec` then asks the pure codec, so
that its answer is the same with and without this module. May not: know a grammar, or a message.

Objects are read through the offsets of their slots (a message is an instance of a msgspec Struct, which has nothing but
slots; its type is checked first) and made by calling their class.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_CheckExact, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from cpython.long cimport PyLong_CheckExact, PyLong_FromLongLong
from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.object cimport PyObject, PyTypeObject
from cpython.ref cimport Py_INCREF, Py_XDECREF
from cpython.tuple cimport PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_SET_ITEM
from libc.string cimport memcpy, memset

cdef extern from "Python.h":
    PyObject *Py_None
    PyObject *Py_True
    PyObject *Py_False
    PyTypeObject *Py_TYPE(PyObject *value)
    ctypedef struct PyMemberDef:
        Py_ssize_t offset
    ctypedef struct PyMemberDescrObject:
        PyMemberDef *d_member
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 maxchar)
    int PyUnicode_CheckExact(object text)
    int PyUnicode_IS_ASCII(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    long long PyLong_AsLongLongAndOverflow(PyObject *value, int *overflow)
    object PyObject_Vectorcall(PyObject *callable, PyObject **args, size_t nargs, PyObject *names)

FORMAT = 1

# The rows of tables.py.
cdef enum:
    BOOLEAN, ENUMERATION, NBIT, VARINT, STRING, OCTETS
cdef enum:
    ATTRIBUTE, CONTENT, SIMPLE, COMPLEX, END, REFUSED

cdef enum:
    MOST_OCTETS = 131072
    MOST_FIELDS = 64
    CHUNK = 64

ctypedef unsigned long long u64

cdef struct State:
    int width
    int first
    int count

cdef struct Simple:
    int coding
    int width
    long long low
    long long high
    PyObject *members  # a tuple

cdef struct Position:
    int kind
    int field
    int row
    int slot
    PyObject *cls

cdef struct Slot:
    int low
    int high
    int limit
    bint repeated
    bint group
    int first
    int alternatives
    State must
    State may
    State done

cdef struct Type:
    PyObject *cls
    PyObject *names
    int fields
    Py_ssize_t *offsets
    bint *optional
    State *starts
    int attributes
    bint has_content
    int positions
    Position *position
    int slots
    Slot *slot
    int end

cdef struct Reader:
    u64 bit
    u64 size

cdef struct Writer:
    Py_ssize_t place
    u64 held
    int count  # bits in `held`, fewer than eight between two calls

cdef unsigned char _frame[MOST_OCTETS + 16]
cdef bint _busy = False
"""The frame that is coded now. One at a time: making an object can start the collection of garbage, and that another
thread; who comes then is sent to the pure codec."""


class Mismatch(ValueError):
    """Not for this codec: the pure one decides."""


cdef int refuse() except -1:
    raise Mismatch


cdef inline u64 take(Reader *r, int width) except? 0xFFFFFFFFFFFFFFFF:
    """The next bits, at most 56."""
    cdef u64 place = r.bit >> 3, value
    cdef int below = 64 - width - <int>(r.bit & 7)
    if r.bit + <u64>width > r.size:
        refuse()
    memcpy(&value, &_frame[place], 8)
    value = __builtin_bswap64(value)
    r.bit += <u64>width
    return value >> 1 >> (below - 1) & ((<u64>1 << width) - 1)


cdef extern from *:
    u64 __builtin_bswap64(u64 value)


cdef inline u64 varint(Reader *r) except? 0xFFFFFFFFFFFFFFFF:
    cdef u64 octet = take(r, 8), value
    cdef int shift = 7
    if octet < 128:
        return octet
    value = octet & 127
    while True:
        octet = take(r, 8)
        value |= (octet & 127) << shift
        if octet < 128:
            return value
        shift += 7
        if shift > 56:
            refuse()


cdef inline int copied(Reader *r, unsigned char *target, Py_ssize_t count) except -1:
    """Octets, not aligned."""
    cdef Py_ssize_t i
    cdef int shift = <int>(r.bit & 7)
    cdef unsigned char *source = &_frame[r.bit >> 3]
    if r.bit + 8 * <u64>count > r.size:
        refuse()
    if shift == 0:
        memcpy(target, source, count)
    else:
        for i in range(count):
            target[i] = <unsigned char>(source[i] << shift | source[i + 1] >> (8 - shift))
    r.bit += 8 * <u64>count
    return 0


cdef inline bint ascii(const unsigned char *data, Py_ssize_t count) noexcept:
    cdef unsigned char all_bits = 0
    cdef Py_ssize_t i
    for i in range(count):
        all_bits |= data[i]
    return all_bits < 128


cdef object value_of(Reader *r, Simple *s):
    """A value. Raises Mismatch."""
    cdef u64 number
    cdef long long whole
    cdef Py_ssize_t count
    cdef bytes octets
    cdef str text
    if s.coding == ENUMERATION:
        number = take(r, s.width)
        if number > <u64>s.high:
            refuse()
        return <object>PyTuple_GET_ITEM(<object>s.members, <Py_ssize_t>number)
    if s.coding == NBIT:
        number = take(r, s.width)
        if number > <u64>(s.high - s.low):
            refuse()
        return PyLong_FromLongLong(<long long>number + s.low)
    if s.coding == VARINT:
        if s.width and take(r, 1):
            whole = ~<long long>varint(r)
        else:
            whole = <long long>varint(r)
        if not s.low <= whole <= s.high:
            refuse()
        return PyLong_FromLongLong(whole)
    if s.coding == BOOLEAN:
        return take(r, 1) == 1
    count = <Py_ssize_t>varint(r)
    if s.coding == OCTETS:
        if count > s.high:
            refuse()
        octets = PyBytes_FromStringAndSize(NULL, count)
        copied(r, <unsigned char *>PyBytes_AS_STRING(octets), count)
        return octets
    count -= 2
    if not 0 <= count <= s.high:
        refuse()
    if count == 0:
        return ""
    text = PyUnicode_New(count, 127)
    copied(r, <unsigned char *>PyUnicode_DATA(text), count)
    if not ascii(<unsigned char *>PyUnicode_DATA(text), count):
        refuse()
    return text


cdef inline int put(Writer *w, u64 value, int width) except -1:
    """Append bits, at most 56."""
    w.held = w.held << width | value
    w.count += width
    if w.place > MOST_OCTETS - 16:
        refuse()
    while w.count >= 8:
        w.count -= 8
        _frame[w.place] = <unsigned char>(w.held >> w.count)
        w.place += 1
    return 0


cdef inline int put_varint(Writer *w, u64 value) except -1:
    while value > 127:
        put(w, value & 127 | 128, 8)
        value >>= 7
    return put(w, value, 8)


cdef inline int put_copied(Writer *w, const unsigned char *source, Py_ssize_t count) except -1:
    cdef Py_ssize_t i
    cdef int shift = w.count
    cdef unsigned char *target
    if w.place + count > MOST_OCTETS - 16:
        refuse()
    target = &_frame[w.place]
    if shift == 0:
        memcpy(target, source, count)
    elif count:
        target[0] = <unsigned char>(w.held << (8 - shift) | source[0] >> shift)
        for i in range(1, count):
            target[i] = <unsigned char>(source[i - 1] << (8 - shift) | source[i] >> shift)
        w.held = source[count - 1]
    w.place += count
    return 0


cdef int put_value(Writer *w, Simple *s, PyObject *value) except -1:
    """Append a value. Raises Mismatch."""
    cdef long long number
    cdef int overflow = 0
    cdef Py_ssize_t i, count
    if s.coding == ENUMERATION:
        for i in range(<Py_ssize_t>s.high + 1):
            if PyTuple_GET_ITEM(<object>s.members, i) == value:
                return put(w, <u64>i, s.width)
        return refuse()
    if s.coding == NBIT or s.coding == VARINT:
        if not PyLong_CheckExact(<object>value):
            return refuse()
        number = PyLong_AsLongLongAndOverflow(value, &overflow)
        if overflow or not s.low <= number <= s.high:
            return refuse()
        if s.coding == NBIT:
            return put(w, <u64>(number - s.low), s.width)
        if s.width:
            put(w, number < 0, 1)
            if number < 0:
                number = ~number
        return put_varint(w, <u64>number)
    if s.coding == BOOLEAN:
        if value == Py_True:
            return put(w, 1, 1)
        if value == Py_False:
            return put(w, 0, 1)
        return refuse()
    if s.coding == OCTETS:
        if not PyBytes_CheckExact(<object>value):
            return refuse()
        count = PyBytes_GET_SIZE(<object>value)
        if not s.low <= count <= s.high:
            return refuse()
        put_varint(w, <u64>count)
        return put_copied(w, <const unsigned char *>PyBytes_AS_STRING(<object>value), count)
    if not PyUnicode_CheckExact(<object>value) or not PyUnicode_IS_ASCII(<object>value):
        return refuse()
    count = PyUnicode_GET_LENGTH(<object>value)
    if not s.low <= count <= s.high:
        return refuse()
    put_varint(w, <u64>(count + 2))
    return put_copied(w, <const unsigned char *>PyUnicode_DATA(<object>value), count)


cdef State state_of(tuple row):
    cdef State state
    state.width, state.first, state.count = row
    return state


cdef class Machine:
    """Codes the frames of one schema set. `tables` are those of `tables.tables`."""

    cdef list _kept
    cdef int _simples
    cdef Simple *_simple
    cdef int _types
    cdef Type *_type
    cdef int _document_width
    cdef int _fragment_width
    cdef int _fragment_end
    cdef dict _documents
    cdef dict _document_codes
    cdef dict _fragment_codes

    def __cinit__(self, tables):
        cdef int i
        self._kept = [tables]
        self._simples, self._types = len(tables.simple), len(tables.types)
        self._simple = <Simple *>PyMem_Calloc(self._simples + 1, sizeof(Simple))
        self._type = <Type *>PyMem_Calloc(self._types + 1, sizeof(Type))
        if self._simple == NULL or self._type == NULL:
            raise MemoryError
        for i, (coding, width, low, high, members) in enumerate(tables.simple):
            self._kept.append(members)
            self._simple[i] = Simple(coding, width, low, high, <PyObject *>members)
        for i, row in enumerate(tables.types):
            self._load(&self._type[i], row)
        self._document_width = tables.document_width
        self._documents = tables.documents
        self._document_codes = {tables.types[row].cls: (code, row) for code, row in tables.documents.items()}
        self._fragment_width, self._fragment_end = tables.fragment_width, tables.fragment_end
        self._fragment_codes = {tables.types[row].cls: (code, row) for code, row in tables.fragments.items()}

    def __dealloc__(self):
        cdef int i
        for i in range(self._types if self._type != NULL else 0):
            PyMem_Free(self._type[i].offsets)
            PyMem_Free(self._type[i].optional)
            PyMem_Free(self._type[i].starts)
            PyMem_Free(self._type[i].position)
            PyMem_Free(self._type[i].slot)
        PyMem_Free(self._type)
        PyMem_Free(self._simple)

    cdef int _load(self, Type *t, row) except -1:
        cdef int i
        names = tuple(row.fields)
        self._kept.append(names)
        if len(names) > MOST_FIELDS:
            raise ValueError(row.cls)
        t.fields, t.names = len(names), <PyObject *>names
        t.cls = <PyObject *>row.cls if row.cls is not None else NULL
        t.offsets = <Py_ssize_t *>PyMem_Calloc(t.fields + 1, sizeof(Py_ssize_t))
        t.optional = <bint *>PyMem_Calloc(t.fields + 1, sizeof(bint))
        t.attributes = len(row.starts) - 1
        t.starts = <State *>PyMem_Calloc(len(row.starts), sizeof(State))
        t.has_content = row.has_content
        t.positions, t.slots = len(row.positions), len(row.slots)
        t.position = <Position *>PyMem_Calloc(t.positions + 1, sizeof(Position))
        t.slot = <Slot *>PyMem_Calloc(t.slots + 1, sizeof(Slot))
        if NULL in (t.offsets, t.optional, t.starts, t.position, t.slot):
            raise MemoryError
        for i in range(t.fields):
            t.optional[i] = row.optional[i]
            if row.cls is not None:
                member = getattr(row.cls, names[i])
                if type(member).__name__ != "member_descriptor":
                    raise TypeError(row.cls)
                t.offsets[i] = (<PyMemberDescrObject *>member).d_member.offset
        for i in range(t.attributes + 1):
            t.starts[i] = state_of(row.starts[i])
        for i, (kind, place, target, slot, cls) in enumerate(row.positions):
            t.position[i] = Position(kind, place, target, slot, <PyObject *>cls)
            if kind == END:
                t.end = i
        for i, (low, high, limit, repeated, group, first, alternatives, states) in enumerate(row.slots):
            t.slot[i] = Slot(
                low, high, limit, repeated, group, first, alternatives,
                state_of(states[0]), state_of(states[1]), state_of(states[2]),
            )
        return 0

    def decode(self, data):
        """The message in a canonical frame, or None."""
        global _busy
        cdef Reader r
        cdef Py_ssize_t size
        if _busy or not PyBytes_CheckExact(data) or PyBytes_GET_SIZE(data) > MOST_OCTETS:
            return None
        _busy = True
        size = PyBytes_GET_SIZE(data)
        memcpy(_frame, PyBytes_AS_STRING(data), size)
        memset(&_frame[size], 0, 16)
        r.bit, r.size = 0, 8 * <u64>size
        try:
            row = self._documents.get(take(&r, self._document_width))
            return None if row is None else self._decoded(&r, &self._type[<int>row])
        except Mismatch:
            return None
        finally:
            _busy = False

    def encode(self, message):
        """The canonical frame of a message, or None."""
        known = self._document_codes.get(type(message))
        return None if known is None else self._whole(known, self._document_width, message, 0)

    def encode_fragment(self, element):
        """The canonical form of a signed element, or None."""
        known = self._fragment_codes.get(type(element))
        return None if known is None else self._whole(known, 8 + self._fragment_width, element, self._fragment_width)

    cdef object _whole(self, tuple known, int width, message, int end_width):
        global _busy
        cdef Writer w
        cdef int row
        if _busy:
            return None
        _busy = True
        w.place, w.held, w.count = 0, 0, 0
        try:
            put(&w, <u64>known[0], width)
            row = known[1]
            self._encode(&w, &self._type[row], <PyObject *>message)
            put(&w, <u64>self._fragment_end if end_width else 0, end_width)
            put(&w, 0, -w.count & 7)
            return PyBytes_FromStringAndSize(<char *>_frame, w.place)
        except Mismatch:
            return None
        finally:
            _busy = False

    cdef object _decoded(self, Reader *r, Type *t):
        """An element of complex type: everything after its start. Types do not nest in themselves."""
        cdef PyObject *values[MOST_FIELDS]
        cdef int i
        memset(values, 0, t.fields * sizeof(PyObject *))
        try:
            self._fill(r, t, values)
            return self._made(t, values)
        finally:
            for i in range(t.fields):
                Py_XDECREF(values[i])

    cdef int _fill(self, Reader *r, Type *t, PyObject **values) except -1:
        cdef State *state = &t.starts[0]
        cdef Position *position
        cdef Slot *slot
        cdef int code, here = -1, count = 0
        cdef list items = None
        cdef object value
        while True:
            code = <int>take(r, state.width)
            if code >= state.count:
                refuse()
            position = &t.position[state.first + code]
            if position.kind == END:
                break
            if position.kind == ATTRIBUTE:
                value = value_of(r, &self._simple[position.row])
                Py_INCREF(value)
                values[position.field] = <PyObject *>value
                state = &t.starts[state.first + code + 1]  # by the number of attributes that are done
                continue
            if position.kind == CONTENT:
                value = value_of(r, &self._simple[position.row])
                Py_INCREF(value)
                values[position.field] = <PyObject *>value
                if take(r, 1):
                    refuse()
                break
            if position.kind == SIMPLE:
                if take(r, 1):
                    refuse()
                value = value_of(r, &self._simple[position.row])
                if take(r, 1):
                    refuse()
            elif position.kind == COMPLEX:
                value = self._decoded(r, &self._type[position.row])
            else:
                refuse()
            slot = &t.slot[position.slot]
            if position.slot == here:
                count += 1
            else:
                here, count = position.slot, 1
            if slot.repeated:
                if count == 1:
                    items = []
                    Py_INCREF(items)
                    values[position.field] = <PyObject *>items
                elif count > slot.limit:
                    refuse()
                items.append(value)
            else:
                Py_INCREF(value)
                values[position.field] = <PyObject *>value
            state = &slot.must if count < slot.low else &slot.done if count == slot.high else &slot.may
        return 0

    cdef object _made(self, Type *t, PyObject **values):
        """The object of a type; `values` is used up."""
        cdef int i
        cdef object value
        for i in range(t.fields):
            if values[i] == NULL:
                value = None if t.optional[i] else ()
                Py_INCREF(value)
                values[i] = <PyObject *>value
            elif not t.optional[i]:
                value = tuple(<list>values[i])
                Py_INCREF(value)
                Py_XDECREF(values[i])
                values[i] = <PyObject *>value
        if t.cls == NULL:
            return <object>values[0]
        return PyObject_Vectorcall(t.cls, values, 0, t.names)

    cdef int _encode(self, Writer *w, Type *t, PyObject *message) except -1:
        """An element of complex type: everything after its start. Raises Mismatch."""
        cdef State *state = &t.starts[0]
        cdef Slot *slot
        cdef Position *position
        cdef PyObject *value
        cdef int i, j, count, present
        if t.cls != NULL and <PyObject *>Py_TYPE(message) != t.cls:
            refuse()
        for i in range(t.attributes):
            position = &t.position[i]
            value = field_of(t, message, position.field)
            if value != Py_None:
                put_code(w, state, i)
                put_value(w, &self._simple[position.row], value)
                state = &t.starts[i + 1]
        if t.has_content:
            position = &t.position[t.attributes]
            put_code(w, state, t.attributes)
            put_value(w, &self._simple[position.row], field_of(t, message, position.field))
            return put(w, 0, 1)
        for i in range(t.slots):
            slot = &t.slot[i]
            position = &t.position[slot.first]
            value = message if t.cls == NULL else field_of(t, message, position.field)
            if slot.repeated:
                if not PyTuple_CheckExact(<object>value):
                    refuse()
                count = <int>PyTuple_GET_SIZE(<object>value)
                if not slot.low <= count <= slot.limit:
                    refuse()
                for j in range(count):
                    put_code(w, state, slot.first)
                    self._element(w, position, PyTuple_GET_ITEM(<object>value, j))
                    state = &slot.must if j + 1 < slot.low else &slot.done if j + 1 == slot.high else &slot.may
                continue
            if slot.group:
                present = -1
                if value != Py_None:
                    present = slot.first
                    while t.position[present].cls != <PyObject *>Py_TYPE(value):
                        present += 1
                        if present == slot.first + slot.alternatives:
                            refuse()
            else:
                present = -1
                for j in range(slot.first, slot.first + slot.alternatives):
                    if t.cls != NULL and field_of(t, message, t.position[j].field) == Py_None:
                        continue
                    if present >= 0:
                        refuse()
                    present = j
            if present < 0:
                if slot.low:
                    refuse()
                continue
            position = &t.position[present]
            if position.kind == REFUSED:
                refuse()
            put_code(w, state, present)
            self._element(w, position, value if t.cls == NULL else field_of(t, message, position.field))
            state = &slot.done
        return put_code(w, state, t.end)

    cdef int _element(self, Writer *w, Position *position, PyObject *value) except -1:
        if position.kind == COMPLEX:
            return self._encode(w, &self._type[position.row], value)
        put(w, 0, 1)
        put_value(w, &self._simple[position.row], value)
        return put(w, 0, 1)


cdef inline PyObject *field_of(Type *t, PyObject *message, int field) noexcept:
    """The value of a field, borrowed. The type of the message has been checked."""
    cdef PyObject *value = (<PyObject **>(<char *>message + t.offsets[field]))[0]
    return value if value != NULL else Py_None


cdef inline int put_code(Writer *w, State *state, int position) except -1:
    """The event code of a position. Raises Mismatch where it is not possible in that state."""
    if not 0 <= position - state.first < state.count:
        return refuse()
    return put(w, <u64>(position - state.first), state.width)
