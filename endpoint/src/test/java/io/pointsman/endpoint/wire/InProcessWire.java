package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The whole wire format between an SDK client and an endpoint in the same process, and no socket. */
public final class InProcessWire implements SdkHttpClient {
    private final Front front;

    public InProcessWire(World world) {
        this.front = new Front(world, Recorder.none());
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return answered(request);
            }

            @Override
            public void abort() {
                throw new UnsupportedOperationException("nothing of it runs in the background");
            }
        };
    }

    private HttpExecuteResponse answered(HttpExecuteRequest request) throws IOException {
        ExchangeInMemory exchange = ExchangeInMemory.of(request);
        front.handle(exchange);
        if (exchange.getResponseCode() < 0) {
            throw new SocketException("Connection reset");
        }
        SdkHttpResponse.Builder head = SdkHttpResponse.builder().statusCode(exchange.getResponseCode());
        exchange.getResponseHeaders().forEach(head::putHeader);
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(exchange.sent())))
                .build();
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
