#ifndef CTHREADS_H
#define CTHREADS_H

#endif
