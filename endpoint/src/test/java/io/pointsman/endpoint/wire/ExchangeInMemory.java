package io.pointsman.endpoint.wire;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/** A request of an SDK client as the JDK's HTTP server would show it, and what is answered to it. */
final class ExchangeInMemory extends HttpExchange {
    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private final String method;
    private final URI uri;
    private final Headers asked = new Headers();
    private final Headers answered = new Headers();
    private final InputStream body;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private int status = -1;

    private ExchangeInMemory(String method, URI uri, InputStream body) {
        this.method = method;
        this.uri = uri;
        this.body = body;
    }

    static ExchangeInMemory of(HttpExecuteRequest request) {
        SdkHttpRequest head = request.httpRequest();
        InputStream body = request.contentStreamProvider()
                .map(provider -> provider.newStream())
                .orElseGet(InputStream::nullInputStream);
        ExchangeInMemory exchange = new ExchangeInMemory(head.method().name(), pathAndQuery(head.getUri()), body);
        head.forEachHeader(exchange.asked::put);
        return exchange;
    }

    /** As it stands in the first line of a request. */
    private static URI pathAndQuery(URI whole) {
        String path = whole.getRawPath().isEmpty() ? "/" : whole.getRawPath();
        return URI.create(whole.getRawQuery() == null ? path : path + "?" + whole.getRawQuery());
    }

    byte[] sent() {
        return sent.toByteArray();
    }

    @Override
    public Headers getRequestHeaders() {
        return asked;
    }

    @Override
    public Headers getResponseHeaders() {
        return answered;
    }

    @Override
    public URI getRequestURI() {
        return uri;
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public InputStream getRequestBody() {
        return body;
    }

    @Override
    public OutputStream getResponseBody() {
        return sent;
    }

    @Override
    public void sendResponseHeaders(int code, long length) {
        status = code;
    }

    /** Less than 0: there was none. */
    @Override
    public int getResponseCode() {
        return status;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return HERE;
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return HERE;
    }

    @Override
    public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override
    public HttpContext getHttpContext() {
        throw new UnsupportedOperationException("there is no server");
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return null;
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public void setStreams(@Nullable InputStream in, @Nullable OutputStream out) {
        throw new UnsupportedOperationException("there is no server");
    }

    @Override
    public @Nullable HttpPrincipal getPrincipal() {
        return null;
    }
}
