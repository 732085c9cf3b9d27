package io.pointsman.bench;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.pointsman.actions.rewrite.RewriteHandler;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The function rewrite as Lambda runs it, in a process of its own: the artifacts that are named, one after the other. */
final class RewriteProcess {
    private RewriteProcess() {}

    public static void main(String[] keys) throws IOException {
        RewriteHandler handler = new RewriteHandler();
        for (String key : keys) {
            System.gc();
            long idle = used();
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            long start = System.nanoTime();
            String result = call(handler, key);
            long millis = (System.nanoTime() - start) / 1_000_000;
            long peak = heapPools().stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            System.out.printf(
                    "%s: %s, %,d ms; heap: %.1f MB idle, pools' peaks together %.1f MB above it, -Xmx %d MB%n",
                    key,
                    result,
                    millis,
                    idle / 1e6,
                    (peak - idle) / 1e6,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String call(RewriteHandler handler, String key) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event(key).getBytes(StandardCharsets.UTF_8)), out, new FifteenMinutes());
        JsonObject answer = Json.object(out.toString(StandardCharsets.UTF_8));
        String status = answer.needText("status");
        if (!status.equals("Succeeded")) {
            throw new IllegalStateException(out.toString(StandardCharsets.UTF_8));
        }
        return answer.objectOrEmpty("outputs").needText("CodeLocations") + " locations";
    }

    private static String event(String key) {
        return """
            {"CodePipeline.job": {"id": "manual", "accountId": "000000000000", "data": {
              "actionConfiguration": {"configuration": {"FunctionName": "rewrite", "UserParameters": "{}"}},
              "inputArtifacts": [{"name": "Source", "revision": null, "location": {"type": "S3",
                "s3Location": {"bucketName": "artifacts", "objectKey": "%s"}}}],
              "outputArtifacts": [{"name": "Release", "revision": null, "location": {"type": "S3",
                "s3Location": {"bucketName": "artifacts", "objectKey": "release"}}}]}}}
            """.formatted(key);
    }

    private static final class FifteenMinutes implements Context {
        @Override
        public int getRemainingTimeInMillis() {
            return 900_000;
        }

        @Override
        public String getAwsRequestId() {
            return "request";
        }

        @Override
        public String getLogGroupName() {
            return "group";
        }

        @Override
        public String getLogStreamName() {
            return "stream";
        }

        @Override
        public String getFunctionName() {
            return "rewrite";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn:aws:lambda:us-east-1:000000000000:function:rewrite";
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException("nobody is asked");
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException("nobody is asked");
        }

        @Override
        public int getMemoryLimitInMB() {
            return 1_024;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException("nobody is asked");
        }
    }
}
