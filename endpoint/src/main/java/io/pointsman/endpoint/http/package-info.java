@NullMarked
package io.pointsman.endpoint.http;

import org.jspecify.annotations.NullMarked;
