/**
 * The agreement itself: who signed it, when it is suspended, and how it ends before its term. What
 * is signed is the report {@code AGREEMENT}; signing it is in {@code reporting.signature}.
 */
@NullMarked
package org.muwahhad.framework.contract;

import org.jspecify.annotations.NullMarked;
