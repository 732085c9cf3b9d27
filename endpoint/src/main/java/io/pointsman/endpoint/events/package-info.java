@NullMarked
package io.pointsman.endpoint.events;

import org.jspecify.annotations.NullMarked;
