package io.pointsman.killed;

import java.net.URI;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Sends every request to one host, whatever host it is for. */
record OtherHost(SdkHttpClient http, URI host) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return http.prepareRequest(HttpExecuteRequest.builder()
                .request(request.httpRequest()
                        .copy(head -> head.protocol(host.getScheme())
                                .host(host.getHost())
                                .port(host.getPort())))
                .contentStreamProvider(request.contentStreamProvider().orElse(null))
                .build());
    }

    @Override
    public void close() {
        http.close();
    }
}
