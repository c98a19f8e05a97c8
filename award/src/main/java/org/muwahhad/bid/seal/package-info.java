/**
 * How content is sealed: canonical JSON, the contexts it is bound to, keys of tenders, the vault,
 * and the proof that the deadline has passed. Nothing opens without that proof.
 */
@NullMarked
package org.muwahhad.bid.seal;

import org.jspecify.annotations.NullMarked;
