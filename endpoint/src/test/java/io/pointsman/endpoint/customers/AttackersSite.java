package io.pointsman.endpoint.customers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A web site of somebody else's, on a port of loopback, with a page that calls a local endpoint as far as browsers let it. */
final class AttackersSite implements AutoCloseable {
    static final String PAGE = "<!DOCTYPE html><title>harmless</title><p>Nothing to see here";

    /**
     * Its arguments: the endpoint, the path of a function's public address, a package in Base64, and what is called at the end. The
     * credential stands in the query, because a page may not send the header.
     */
    static final String SCRIPT = """
        const [target, address, zip, over] = arguments;
        const key = service => 'X-Amz-Credential=any/20261001/us-east-1/' + service + '/aws4_request';
        const functions = `${target}/2015-03-31/functions?${key('lambda')}`;
        const invoke = `${target}/2015-03-31/functions/ours/invocations?${key('lambda')}`;
        const code = name => JSON.stringify({FunctionName: name, Runtime: 'python3.12', Handler: 'index.handler',
            Role: 'arn:aws:iam::123456789012:role/app', Code: {ZipFile: zip}});
        const make = (tag, set) => Object.assign(document.createElementNS('http://www.w3.org/1999/xhtml', tag), set);
        const show = element => document.documentElement.append(element);
        const quietly = promise => promise.catch(refused => refused);
        const ended = (thing, ...events) => new Promise(then => events.forEach(event => thing.addEventListener(event, then)));
        const post = (url, body, more) =>
            quietly(fetch(url, {method: 'POST', mode: 'no-cors', body, ...more}));
        const image = url => {
            const picture = new Image();
            const end = ended(picture, 'load', 'error');
            picture.src = url;
            return end;
        };
        const frame = url => {
            const inner = make('iframe', {src: url});
            const end = ended(inner, 'load');
            show(inner);
            return end;
        };
        const form = async (url, json) => {
            const inner = make('iframe', {name: 'answer', src: 'about:blank'});
            const begun = ended(inner, 'load');
            show(inner);
            await begun;
            const body = json.replace('{', '{"Description":"=",');
            const [before, after] = [body.slice(0, body.indexOf('=')), body.slice(body.indexOf('=') + 1)];
            const sent = make('form', {action: url, method: 'post', enctype: 'text/plain', target: 'answer'});
            sent.append(make('input', {name: before, value: after}));
            show(sent);
            const end = ended(inner, 'load');
            sent.submit();
            return end;
        };
        const socket = url => {
            const begun = new WebSocket(url.replace('http', 'ws'));
            return ended(begun, 'close');
        };
        (async () => {
            await post(functions, code('by-fetch'));
            await post(functions, code('by-hiding'), {referrerPolicy: 'no-referrer', credentials: 'omit'});
            await form(functions, code('by-form'));
            await post(invoke, '{}');
            await quietly(fetch(target + address + '?fetch', {mode: 'no-cors'}));
            await image(target + address + '?image');
            await frame(target + address + '?frame');
            const template = JSON.stringify({Resources: {Q: {Type: 'AWS::SQS::Queue'}}});
            await image(`${target}/?Action=CreateStack&StackName=by-image&TemplateBody=${encodeURIComponent(template)}&`
                + key('cloudformation'));
            await quietly(fetch(functions, {method: 'PUT', headers: {'X-Amz-Target': 'any'}, body: '{}'}));
            await socket(target + '/2015-03-31/functions');
        })().then(over, failed => over(String(failed)));
        """;

    private final HttpServer server;

    AttackersSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] page = PAGE.getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
