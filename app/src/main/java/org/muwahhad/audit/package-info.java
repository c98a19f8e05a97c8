/** The hash-chained record of every act, and its verification. */
@NullMarked
package org.muwahhad.audit;

import org.jspecify.annotations.NullMarked;
