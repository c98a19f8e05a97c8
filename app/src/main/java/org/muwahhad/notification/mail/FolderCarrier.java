package org.muwahhad.notification.mail;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.muwahhad.shared.ObjectStore;

/**
 * Keeps e-mails as files ({@code mail/….eml}) where no mail server is set: nothing leaves the
 * system, and the administrator can read what would have been sent.
 */
@Singleton
@Requires(missingProperty = "muwahhad.smtp.host")
class FolderCarrier implements MailCarrier {
  private final ObjectStore store;

  FolderCarrier(ObjectStore store) {
    this.store = store;
  }

  static String key(String messageId) {
    return "mail/" + messageId + ".eml";
  }

  @Override
  public boolean leaves() {
    return false;
  }

  @Override
  public Trip open() {
    return new Trip() {
      @Override
      public MailStatus carry(MimeMessage message, String messageId) throws MessagingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
          message.writeTo(bytes);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        store.put(key(messageId), bytes.toByteArray());
        return MailStatus.KEPT;
      }

      @Override
      public void close() {
        // Every file is on the disk already.
      }
    };
  }
}
