/* What FAISS asks OpenBLAS for, handed on to the OpenBLAS that NumPy brings (packaging/bundle_openblas.py).

   Both are the same library, built in two ways: FAISS calls it with integers of 32 bits, NumPy's wants 64, and its
   functions have other names. So each function here widens what goes in, and narrows what comes out.
   Source of the signatures: BLAS and LAPACK reference, netlib.org; CHARACTER arguments have a hidden length at the end. */

#include <stdint.h>
#include <stdlib.h>

typedef int32_t narrow;
typedef int64_t wide;

static const narrow NO_MEMORY = -1000; /* what LAPACK's own interface for C says then, near enough */

/* Room for whole numbers; the least that can be asked for is one of them. */
static wide *wide_room(wide count) { return malloc((size_t)(count > 0 ? count : 1) * sizeof(wide)); }

#define GEMM(type, name)                                                                                              \
    void scipy_##name##_64_(const char *, const char *, const wide *, const wide *, const wide *, const type *,       \
                            const type *, const wide *, const type *, const wide *, const type *, type *,             \
                            const wide *);                                                                            \
    void name##_(const char *ta, const char *tb, const narrow *m, const narrow *n, const narrow *k,                   \
                 const type *alpha, const type *a, const narrow *lda, const type *b, const narrow *ldb,               \
                 const type *beta, type *c, const narrow *ldc) {                                                      \
        wide wm = *m, wn = *n, wk = *k, wlda = *lda, wldb = *ldb, wldc = *ldc;                                        \
        scipy_##name##_64_(ta, tb, &wm, &wn, &wk, alpha, a, &wlda, b, &wldb, beta, c, &wldc);                         \
    }
GEMM(float, sgemm)
GEMM(double, dgemm)

void scipy_sgemv_64_(const char *, const wide *, const wide *, const float *, const float *, const wide *,
                     const float *, const wide *, const float *, float *, const wide *);
void sgemv_(const char *trans, const narrow *m, const narrow *n, const float *alpha, const float *a, const narrow *lda,
            const float *x, const narrow *incx, const float *beta, float *y, const narrow *incy) {
    wide wm = *m, wn = *n, wlda = *lda, wincx = *incx, wincy = *incy;
    scipy_sgemv_64_(trans, &wm, &wn, alpha, a, &wlda, x, &wincx, beta, y, &wincy);
}

void scipy_ssyrk_64_(const char *, const char *, const wide *, const wide *, const float *, const float *, const wide *,
                     const float *, float *, const wide *);
void ssyrk_(const char *uplo, const char *trans, const narrow *n, const narrow *k, const float *alpha, const float *a,
            const narrow *lda, const float *beta, float *c, const narrow *ldc) {
    wide wn = *n, wk = *k, wlda = *lda, wldc = *ldc;
    scipy_ssyrk_64_(uplo, trans, &wn, &wk, alpha, a, &wlda, beta, c, &wldc);
}

void scipy_sgeqrf_64_(const wide *, const wide *, float *, const wide *, float *, float *, const wide *, wide *);
void sgeqrf_(const narrow *m, const narrow *n, float *a, const narrow *lda, float *tau, float *work,
             const narrow *lwork, narrow *info) {
    wide wm = *m, wn = *n, wlda = *lda, wlwork = *lwork, winfo = 0;
    scipy_sgeqrf_64_(&wm, &wn, a, &wlda, tau, work, &wlwork, &winfo);
    *info = (narrow)winfo;
}

void scipy_sorgqr_64_(const wide *, const wide *, const wide *, float *, const wide *, const float *, float *,
                      const wide *, wide *);
void sorgqr_(const narrow *m, const narrow *n, const narrow *k, float *a, const narrow *lda, const float *tau,
             float *work, const narrow *lwork, narrow *info) {
    wide wm = *m, wn = *n, wk = *k, wlda = *lda, wlwork = *lwork, winfo = 0;
    scipy_sorgqr_64_(&wm, &wn, &wk, a, &wlda, tau, work, &wlwork, &winfo);
    *info = (narrow)winfo;
}

#define GESVD(type, name)                                                                                             \
    void scipy_##name##_64_(const char *, const char *, const wide *, const wide *, type *, const wide *, type *,     \
                            type *, const wide *, type *, const wide *, type *, const wide *, wide *, size_t,         \
                            size_t);                                                                                  \
    void name##_(const char *jobu, const char *jobvt, const narrow *m, const narrow *n, type *a, const narrow *lda,   \
                 type *s, type *u, const narrow *ldu, type *vt, const narrow *ldvt, type *work, const narrow *lwork,  \
                 narrow *info) {                                                                                      \
        wide wm = *m, wn = *n, wlda = *lda, wldu = *ldu, wldvt = *ldvt, wlwork = *lwork, winfo = 0;                   \
        scipy_##name##_64_(jobu, jobvt, &wm, &wn, a, &wlda, s, u, &wldu, vt, &wldvt, work, &wlwork, &winfo, 1, 1);    \
        *info = (narrow)winfo;                                                                                        \
    }
GESVD(float, sgesvd)
GESVD(double, dgesvd)

void scipy_dsyev_64_(const char *, const char *, const wide *, double *, const wide *, double *, double *, const wide *,
                     wide *, size_t, size_t);
void dsyev_(const char *jobz, const char *uplo, const narrow *n, double *a, const narrow *lda, double *w, double *work,
            const narrow *lwork, narrow *info) {
    wide wn = *n, wlda = *lda, wlwork = *lwork, winfo = 0;
    scipy_dsyev_64_(jobz, uplo, &wn, a, &wlda, w, work, &wlwork, &winfo, 1, 1);
    *info = (narrow)winfo;
}

#define GETRF(type, name)                                                                                             \
    void scipy_##name##_64_(const wide *, const wide *, type *, const wide *, wide *, wide *);                        \
    void name##_(const narrow *m, const narrow *n, type *a, const narrow *lda, narrow *pivots, narrow *info) {        \
        wide wm = *m, wn = *n, wlda = *lda, winfo = 0, count = wm < wn ? wm : wn;                                     \
        wide *found = wide_room(count);                                                                               \
        if (!found) {                                                                                                 \
            *info = NO_MEMORY;                                                                                        \
            return;                                                                                                   \
        }                                                                                                             \
        scipy_##name##_64_(&wm, &wn, a, &wlda, found, &winfo);                                                        \
        for (wide i = 0; winfo >= 0 && i < count; i++) pivots[i] = (narrow)found[i];                                  \
        free(found);                                                                                                  \
        *info = (narrow)winfo;                                                                                        \
    }
GETRF(float, sgetrf)
GETRF(double, dgetrf)

#define GETRI(type, name)                                                                                             \
    void scipy_##name##_64_(const wide *, type *, const wide *, const wide *, type *, const wide *, wide *);          \
    void name##_(const narrow *n, type *a, const narrow *lda, const narrow *pivots, type *work, const narrow *lwork,  \
                 narrow *info) {                                                                                      \
        wide wn = *n, wlda = *lda, wlwork = *lwork, winfo = 0;                                                        \
        wide *given = wide_room(wn);                                                                                  \
        if (!given) {                                                                                                 \
            *info = NO_MEMORY;                                                                                        \
            return;                                                                                                   \
        }                                                                                                             \
        for (wide i = 0; wlwork != -1 && i < wn; i++) given[i] = pivots[i];                                           \
        scipy_##name##_64_(&wn, a, &wlda, given, work, &wlwork, &winfo);                                              \
        free(given);                                                                                                  \
        *info = (narrow)winfo;                                                                                        \
    }
GETRI(float, sgetri)
GETRI(double, dgetri)

void scipy_sgelsd_64_(const wide *, const wide *, const wide *, float *, const wide *, float *, const wide *, float *,
                      const float *, wide *, float *, const wide *, wide *, wide *);
void sgelsd_(const narrow *m, const narrow *n, const narrow *nrhs, float *a, const narrow *lda, float *b,
             const narrow *ldb, float *s, const float *rcond, narrow *rank, float *work, const narrow *lwork,
             narrow *iwork, narrow *info) {
    wide wm = *m, wn = *n, wnrhs = *nrhs, wlda = *lda, wldb = *ldb, wlwork = *lwork, wrank = 0, winfo = 0;
    wide question = -1, room = 0;
    float least_work = 0;
    /* The caller's room holds numbers of 32 bits, so the work is done in another; how much is asked for first. */
    scipy_sgelsd_64_(&wm, &wn, &wnrhs, a, &wlda, b, &wldb, s, rcond, &wrank, &least_work, &question, &room, &winfo);
    if (wlwork == -1 || winfo != 0) {
        work[0] = least_work;
        iwork[0] = (narrow)room;
        *info = (narrow)winfo;
        return;
    }
    wide *own = wide_room(room);
    if (!own) {
        *info = NO_MEMORY;
        return;
    }
    scipy_sgelsd_64_(&wm, &wn, &wnrhs, a, &wlda, b, &wldb, s, rcond, &wrank, work, &wlwork, own, &winfo);
    free(own);
    *rank = (narrow)wrank;
    *info = (narrow)winfo;
}
