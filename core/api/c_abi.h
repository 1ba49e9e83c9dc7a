/* The core as a shared library: core/api/session.h for callers that speak C, such as ctypes.
 *
 * A session is used by one thread at a time.
 */
#ifndef RK_CORE_API_C_ABI_H_
#define RK_CORE_API_C_ABI_H_

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Opens a session; never null. */
void* rk_session_new(void);
void rk_session_free(void* session);

/* Carries out `request` [size bytes, >= 1; not kept]; returns the response and puts its length
 * in bytes into `response_size`. The response is good until the session's next call. */
const uint8_t* rk_session_call(void* session, const uint8_t* request, size_t size,
                               size_t* response_size);

#ifdef __cplusplus
}
#endif

#endif /* RK_CORE_API_C_ABI_H_ */
