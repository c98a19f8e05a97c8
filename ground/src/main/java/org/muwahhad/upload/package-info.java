/**
 * The gate that every uploaded file passes: its type, the malware scanner, what is held back, and
 * who may have it.
 */
@NullMarked
package org.muwahhad.upload;

import org.jspecify.annotations.NullMarked;
