/** People set up, see and end their second factor; administrators say which roles need one. */
@NullMarked
package org.muwahhad.organisation.factor;

import org.jspecify.annotations.NullMarked;
