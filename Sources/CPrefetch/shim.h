#pragma once

/// Has the line of the processor's cache at an address fetched while others are worked on. Any address will do.
static inline void prefetch_line(const void *address) { __builtin_prefetch(address); }
