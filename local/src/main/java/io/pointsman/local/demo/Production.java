package io.pointsman.local.demo;

import java.util.Map;

/**
 * A pipeline, and the stack that it releases to. Both are names of stacks.
 *
 * @param parameters of {@code pipelines/production.yaml}, beside the stack's name
 */
record Production(String pipeline, String stack, Map<String, String> parameters) {
    /** What CloudFormation may do for both. The endpoint does not ask what is in it. */
    private static final String APPLICATION_POLICY = "arn:aws:iam::000000000000:policy/applications";

    /** Of the application that the demo is asked to play, or of the blog's. */
    static final Production APP = new Production(
            Installation.PIPELINE, Installation.STACK, Map.of("ApplicationPolicyArn", APPLICATION_POLICY));

    /** Of the application with customers: its new versions are asked a question before anybody gets them. */
    static final Production SHOP = new Production(
            "shop-production",
            "shop",
            Map.of("ApplicationPolicyArn", APPLICATION_POLICY, "BeforeAllowTraffic", "CodeDeployHook_PointsmanVerify"));
}
