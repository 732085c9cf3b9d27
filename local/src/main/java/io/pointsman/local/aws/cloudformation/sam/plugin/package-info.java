@NullMarked
package io.pointsman.local.aws.cloudformation.sam.plugin;

import org.jspecify.annotations.NullMarked;
