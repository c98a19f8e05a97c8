/**
 * Orders and what follows them as UBL documents, by the rules of Peppol's post-award profiles. The
 * rules themselves are not shipped; tests hold every kind of document against them.
 */
@NullMarked
package org.muwahhad.framework.document;

import org.jspecify.annotations.NullMarked;
