#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H

// Only what GRDB does not offer, and without sqlite3.h's own declarations, which GRDB's module has already.
int sqlite3_config(int option, ...);

// sqlite3_config is variadic, which Swift cannot call. 9 is SQLITE_CONFIG_MEMSTATUS (sqlite3.h): without the count of
// its memory SQLite takes no lock for an allocation.
static inline int csqlite_count_memory(int on) {
    return sqlite3_config(9, on);
}

#endif
