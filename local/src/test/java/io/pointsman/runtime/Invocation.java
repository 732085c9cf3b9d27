package io.pointsman.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Proxy;
import java.time.Duration;

/** What Lambda tells a function about its invocation. */
final class Invocation {
    private Invocation() {}

    static Context with(Duration left) {
        return (Context) Proxy.newProxyInstance(
                Invocation.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> Math.toIntExact(left.toMillis());
                    case "getAwsRequestId" -> "request-1";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
