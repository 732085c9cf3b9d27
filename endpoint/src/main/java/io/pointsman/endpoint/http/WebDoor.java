package io.pointsman.endpoint.http;

/** Where customers come in who speak plain HTTP. Asked without the endpoint's lock, since a function may be waited for. */
@FunctionalInterface
public interface WebDoor {
    WebResponse answer(WebRequest request);

    /** Whether what the request names is behind this door; another account may have it. */
    default boolean knows(WebRequest request) {
        return true;
    }
}
