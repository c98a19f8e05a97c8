package org.muwahhad.framework.transfer;

/** A part of a balance was offered to another entity. */
public record TransferOffered(long transferId) {}
