package io.pointsman.endpoint.entry;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host, as a request says whom it is for (RFC 9110, section 7.2) and as a person names one. Two spellings of one host are equal: case
 * and the dot at the end mean nothing, and an address of IPv6 is written out.
 *
 * @param text in small letters and without a dot at its end; an address of IPv6 in brackets
 */
public record HostName(String text) {
    /** Of DNS, whose names this holds. */
    private static final int LONGEST = 253;

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^]]*]|[^:]*)(?::\\d{0,5})?");
    /** The underscore is none of DNS's, and of many containers' names. */
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_-]{1,63}\\.)*[A-Za-z0-9_-]{1,63}");

    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?\\d+");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");
    private static final String LOCALHOST = "localhost";
    private static final String LOOPBACK_OF_IPV6 = "[0:0:0:0:0:0:0:1]";

    /**
     * Empty for what is no name and no address: a port behind it, a URL, an address in a spelling that only some programs read
     * ({@code 127.1}).
     */
    public static Optional<HostName> of(String text) {
        if (text.startsWith("[")) {
            return address(text);
        }
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        boolean isOne = name.length() <= LONGEST
                && NAME.matcher(name).matches()
                && (!ENDS_IN_NUMBER.matcher(name).matches()
                        || IPV4.matcher(name).matches());
        return isOne ? Optional.of(new HostName(name.toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    /** @param authority a host and perhaps a port, as in the header {@code Host} */
    public static Optional<HostName> in(String authority) {
        Matcher parts = AUTHORITY.matcher(authority);
        return parts.matches() ? of(parts.group(1)) : Optional.empty();
    }

    @SuppressWarnings("AddressSelection") // a literal in brackets, for which nobody is asked
    private static Optional<HostName> address(String text) {
        if (!IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(text);
            String written = address.getHostAddress(); // of IPv4 where it is one inside IPv6
            return Optional.of(new HostName(written.contains(":") ? "[" + written + "]" : written));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether nobody can lead it away from this machine: an address of loopback, or a name under {@code localhost}, which no browser
     * and no resolver asks the network for (RFC 6761, section 6.3).
     */
    public boolean isOfLoopback() {
        return text.equals(LOCALHOST)
                || text.endsWith("." + LOCALHOST)
                || (text.startsWith("127.") && IPV4.matcher(text).matches())
                || text.equals(LOOPBACK_OF_IPV6);
    }

    /** What stands before {@code .localhost}; empty where there is nothing, or it is another host. */
    public String beforeLocalhost() {
        return text.endsWith("." + LOCALHOST) ? text.substring(0, text.length() - LOCALHOST.length() - 1) : "";
    }

    @Override
    public String toString() {
        return text;
    }
}
