@NullMarked
package io.pointsman.endpoint.cloudformation.sam.plugin;

import org.jspecify.annotations.NullMarked;
