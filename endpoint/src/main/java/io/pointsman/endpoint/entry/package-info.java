/**
 * Who may come in. Everything here that listens does so on loopback, which keeps other machines out and no web page: a browser on this
 * machine calls loopback for whichever page tells it to.
 */
@NullMarked
package io.pointsman.endpoint.entry;

import org.jspecify.annotations.NullMarked;
