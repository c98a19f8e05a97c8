package org.muwahhad.framework;

/** A transfer was done, refused or withdrawn, or lapsed with its agreement. */
public record TransferEnded(long transferId) {}
