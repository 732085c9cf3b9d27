@NullMarked
package io.pointsman.endpoint.cloudformation.resource;

import org.jspecify.annotations.NullMarked;
