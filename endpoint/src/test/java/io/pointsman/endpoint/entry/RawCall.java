package io.pointsman.endpoint.entry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** A request as its bytes are, since every client of HTTP corrects what a stranger would send. */
public final class RawCall {
    private static final int PATIENCE = 10_000;

    private RawCall() {}

    /**
     * The whole answer, from its status line to the end of its body.
     *
     * @param target method and target, {@code GET /}
     * @param headers each a line, {@code Host: localhost}
     */
    public static String send(int port, String target, List<String> headers, String body) {
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        String lines = headers.stream().map(line -> line + "\r\n").reduce("", String::concat);
        String request = target + " HTTP/1.1\r\n" + lines + length + "Connection: close\r\n\r\n" + body;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " " + headers, e);
        }
    }

    public static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }
}
