@NullMarked
package io.pointsman.local.aws.cloudformation.template;

import org.jspecify.annotations.NullMarked;
