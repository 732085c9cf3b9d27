package io.pointsman.endpoint.lambda;

/** Hears of code that will not be asked for again, so that processes which run it can end. */
interface Retirement {
    /** The function is gone. */
    void retired(String function);

    /** One version is gone, or {@code $LATEST} became something else. */
    void retired(String function, String version);
}
