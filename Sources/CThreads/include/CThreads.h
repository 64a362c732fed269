#ifndef CTHREADS_H
#define CTHREADS_H

// Gives memory that is free back to the system, wherever it lies.
void give_back_memory(void);

#endif
