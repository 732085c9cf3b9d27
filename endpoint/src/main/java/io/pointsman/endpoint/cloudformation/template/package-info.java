@NullMarked
package io.pointsman.endpoint.cloudformation.template;

import org.jspecify.annotations.NullMarked;
