/**
 * The shared catalog. Each subpackage uses only those before it: {@code template}, {@code item},
 * {@code search}, {@code exchange}, {@code proposal}, {@code standard}, {@code page}.
 */
@NullMarked
package org.muwahhad.catalog;

import org.jspecify.annotations.NullMarked;
