package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pointsman.engine.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Where packages lie is asked about several at a time; what reads their bytes, one after the other. */
final class PlacedSideBySideTest {
    private static final String TWO = """
        Resources:
          A: {Type: AWS::Serverless::Function, Properties: {CodeUri: a}}
          B: {Type: AWS::Serverless::Function, Properties: {CodeUri: b}}
        """;

    private final SourceJobs source =
            new SourceJobs().with("app/one", "template.yaml", TWO, "a/a.py", "1", "b/b.py", "2");
    private final CyclicBarrier both = new CyclicBarrier(2);
    private final AtomicInteger storing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** Nobody is told where content lay before until both ask. */
    private CodeStore store() {
        FakeCodeStore real = new FakeCodeStore();
        return (CodeStore) Proxy.newProxyInstance(
                CodeStore.class.getClassLoader(), new Class<?>[] {CodeStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("first")) {
                        both.await(20, TimeUnit.SECONDS);
                    }
                    boolean stores = method.getName().equals("store");
                    if (stores) {
                        most.accumulateAndGet(storing.incrementAndGet(), Math::max);
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        storing.addAndGet(stores ? -1 : 0);
                    }
                });
    }

    @Test
    void two_packages_are_looked_for_at_once_and_stored_in_turn() {
        RewriteAction action = new RewriteAction(source, store(), new FakeHistory());
        RewriteRequest request = action.request(SourceJobs.job("app/one"));

        assertInstanceOf(Step.Done.class, action.advance(request, action.start(request)));

        assertEquals(1, most.get());
    }
}
