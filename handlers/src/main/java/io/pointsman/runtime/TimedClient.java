package io.pointsman.runtime;

import io.pointsman.runtime.KeptAnswers.Answer;
import io.pointsman.runtime.KeptAnswers.Turn;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;

/**
 * A client of the AWS SDK whose calls see the deadline: one that was answered before is answered with that, one that does not fit in any
 * more is not begun ({@link io.pointsman.engine.OutOfTime}), and one that hangs is ended in time. A call is what the caller asks for,
 * with the SDK's retries; each page of a listing is one.
 *
 * <p>Made by reflection, since the interfaces of the SDK have hundreds of methods: those that take a request are operations, and all
 * others that the interface writes down itself lead to these.
 */
final class TimedClient implements InvocationHandler {
    private static final String INVOKE = "invoke";

    private final String type;
    private final Object real;
    private final Limits limits;
    private final @Nullable KeptAnswers answers;

    /** @param longest that a call takes by the client's own settings */
    record Limits(InstantSource clock, CallTime time, Duration longest) {
        private Duration most() {
            return CallTime.least(longest, time.most());
        }
    }

    private TimedClient(String type, Object real, Limits limits, @Nullable KeptAnswers answers) {
        this.type = type;
        this.real = real;
        this.limits = limits;
        this.answers = answers;
    }

    /** @param answers none: every call is asked */
    static <C> C of(Class<C> type, C real, Limits limits, @Nullable KeptAnswers answers) {
        return type.cast(Proxy.newProxyInstance(
                TimedClient.class.getClassLoader(),
                new Class<?>[] {type},
                new TimedClient(type.getSimpleName(), real, limits, answers)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        if (pages(method) || (method.isDefault() && asksWithoutRequest(method, arguments))) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return arguments.length > 0 && arguments[0] instanceof SdkRequest request
                ? operation(method, arguments, request)
                : direct(method, arguments);
    }

    private static boolean pages(Method method) {
        return SdkIterable.class.isAssignableFrom(method.getReturnType());
    }

    /** As with a builder's function; the method builds the request and calls the one that takes it. */
    private static boolean asksWithoutRequest(Method method, Object[] arguments) {
        return arguments.length == 0
                ? SdkResponse.class.isAssignableFrom(method.getReturnType())
                : !(arguments[0] instanceof SdkRequest);
    }

    private @Nullable Object operation(Method method, Object[] arguments, SdkRequest request) throws Throwable {
        Optional<Turn> turn = turn(method, arguments, request);
        Optional<Answer> known = turn.flatMap(it -> answers == null
                ? Optional.empty()
                : answers.answer(it, limits.clock().instant()));
        if (known.isPresent()) {
            return said(known.get());
        }
        Duration most = limits.most(); // read once and first: time goes on while the rest is looked at
        if (!mayBegin(method)) {
            throw limits.time().out(answers == null ? 0 : answers.count());
        }
        return asked(method, arguments, limited(request, most), turn);
    }

    private Optional<Turn> turn(Method method, Object[] arguments, SdkRequest request) {
        return answers == null
                ? Optional.empty()
                : KnownCall.of(type, method.getName(), request, arguments).map(answers::turn);
    }

    private static @Nullable Object said(Answer answer) {
        if (answer.thrown().isPresent()) {
            throw answer.thrown().get();
        }
        return answer.value();
    }

    /** A function that is invoked may take all of the time there is: it is, in an invocation that has not asked for anything else. */
    private boolean mayBegin(Method method) {
        if (!method.getName().equals(INVOKE)) {
            return limits.time().isEnough();
        }
        boolean fresh = answers != null && !answers.isAdvanced();
        return limits.time().isEnough() && (fresh || limits.time().most().compareTo(limits.longest()) >= 0);
    }

    private @Nullable Object asked(Method method, Object[] arguments, SdkRequest request, Optional<Turn> turn)
            throws Throwable {
        Object[] limited = arguments.clone();
        limited[0] = request;
        Instant before = limits.clock().instant();
        try {
            Object value = direct(method, limited);
            turn.filter(it -> isKept(it, value)).ifPresent(it -> keep(it, value, Optional.empty()));
            return value;
        } catch (AwsServiceException e) {
            turn.filter(it -> SdkTrouble.isFinal(e)).ifPresent(it -> keep(it, null, Optional.of(e)));
            throw e;
        } finally {
            if (!method.getName().equals(INVOKE)) {
                limits.time().took(Duration.between(before, limits.clock().instant()));
            }
        }
    }

    private static boolean isKept(Turn turn, @Nullable Object value) {
        boolean isValue = KnownCall.isValue(value);
        if (!isValue && !turn.call().transformer().isEmpty()) {
            throw new IllegalStateException(turn.call().operation()
                    + " is read into what cannot be given again; known are the types of KnownCall");
        }
        return isValue;
    }

    private void keep(Turn turn, @Nullable Object value, Optional<RuntimeException> thrown) {
        if (answers != null) {
            Instant until = limits.clock().instant().plus(KnownCall.lifetime(turn.call()));
            answers.keep(turn, new Answer(until, value, thrown));
        }
    }

    private @Nullable Object direct(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The client's own limits stay where they are shorter. */
    private SdkRequest limited(SdkRequest request, Duration most) {
        if (!(request instanceof AwsRequest aws) || most.compareTo(limits.longest()) >= 0) {
            return request;
        }
        AwsRequestOverrideConfiguration.Builder override = aws.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder);
        return aws.toBuilder()
                .overrideConfiguration(override.apiCallTimeout(most)
                        .apiCallAttemptTimeout(CallTime.least(most, attempt(limits.longest())))
                        .build())
                .build();
    }

    private static Duration attempt(Duration longest) {
        return longest.compareTo(AwsSetup.CALL) > 0 ? longest : AwsSetup.ATTEMPT;
    }
}
