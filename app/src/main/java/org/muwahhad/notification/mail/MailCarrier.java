package org.muwahhad.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** Where e-mails go. */
interface MailCarrier {

  /** One trip, on which several mails can be handed over. */
  interface Trip extends AutoCloseable {
    /**
     * Hands a mail over and returns how it stands from then on.
     *
     * @param messageId left part of its Message-ID
     */
    MailStatus carry(MimeMessage message, String messageId) throws MessagingException;

    @Override
    void close();
  }

  /** Begins a trip. */
  Trip open() throws MessagingException;

  /** Whether mails leave the system; otherwise they are kept as files. */
  boolean leaves();
}
