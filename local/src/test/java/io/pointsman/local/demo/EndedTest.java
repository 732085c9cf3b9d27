package io.pointsman.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.endpoint.EndpointLimit;
import org.junit.jupiter.api.Test;

class EndedTest {
    @Test
    void a_demo_that_fails_for_what_the_endpoint_lacks_ends_at_a_limit() {
        String message = "Execute failed: stack web is ROLLBACK_COMPLETE. First cause: Fn (AWS::X::Y) CREATE_FAILED: "
                + EndpointLimit.said("resources of the type AWS::X::Y");

        assertEquals(Ended.AT_A_LIMIT, Ended.because(message));
        assertEquals(Ended.BADLY, Ended.because("Execute failed: Fn CREATE_FAILED: Access Denied"));
    }
}
