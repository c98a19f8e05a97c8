package org.muwahhad.reports.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much computing a key file may ask for. */
class KeyFileBoundsTest {
  private static final Instant AT = Instant.parse("2026-11-01T08:00:00Z");
  private static final char[] PASSWORD = "secret".toCharArray();
  private static final byte[] SALT = new byte[8];
  private static final int COSTLY = 5_000_000;
  private static final LocalAuthority AUTHORITY =
      LocalAuthority.found("CN=Muwahhad test authority", AT);

  @Test
  void a_file_as_programs_write_it_opens() throws Exception {
    assertThat(KeyStoreSigner.open(AUTHORITY.issue("CN=Salim", AT, PASSWORD), PASSWORD).chain())
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {COSTLY, Integer.MAX_VALUE})
  void a_file_whose_digest_is_costly_is_refused_at_once(int iterations) throws IOException {
    Pfx file = Pfx.getInstance(AUTHORITY.issue("CN=Salim", AT, PASSWORD));
    MacData mac = file.getMacData();

    assertRefused(
        new Pfx(file.getAuthSafe(), new MacData(mac.getMac(), mac.getSalt(), iterations)));
  }

  @Test
  void a_file_whose_key_is_costly_is_refused_at_once() throws IOException {
    assertRefused(new Pfx(authSafe(plain(new DERSequence(costlyKey()))), null));
  }

  @Test
  void a_file_whose_safe_is_costly_is_refused_at_once() throws IOException {
    AlgorithmIdentifier costly = pbe(COSTLY);

    assertRefused(
        new Pfx(
            authSafe(
                sealed(
                    new EncryptedData(
                        PKCSObjectIdentifiers.data, costly, new DEROctetString(new byte[64])))),
            null));
  }

  @Test
  void a_costly_key_in_a_sealed_safe_is_refused_too() throws IOException, GeneralSecurityException {
    AlgorithmIdentifier cheap = pbe(1_000);
    String name = PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC.getId();
    Cipher cipher = Cipher.getInstance(name);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(name).generateSecret(new PBEKeySpec(PASSWORD)),
        new PBEParameterSpec(SALT, 1_000));
    byte[] hidden = cipher.doFinal(new DERSequence(costlyKey()).getEncoded());

    assertRefused(
        new Pfx(
            authSafe(
                sealed(
                    new EncryptedData(
                        PKCSObjectIdentifiers.data, cheap, new DEROctetString(hidden)))),
            null));
  }

  private static void assertRefused(Pfx file) throws IOException {
    byte[] bytes = file.getEncoded();
    long begun = System.nanoTime();

    assertThatThrownBy(() -> KeyStoreSigner.open(bytes, PASSWORD))
        .isInstanceOfSatisfying(
            KeyStoreSigner.UnusableException.class,
            e -> assertThat(e.fault()).isEqualTo(KeyStoreSigner.KeyFileFault.TOO_COSTLY));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
  }

  private static SafeBag costlyKey() {
    return new SafeBag(
        PKCSObjectIdentifiers.pkcs8ShroudedKeyBag,
        new EncryptedPrivateKeyInfo(pbe(COSTLY), new byte[64]).toASN1Primitive());
  }

  private static AlgorithmIdentifier pbe(int iterations) {
    return new AlgorithmIdentifier(
        PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
        new PKCS12PBEParams(SALT, iterations));
  }

  private static ContentInfo plain(ASN1Encodable content) throws IOException {
    return new ContentInfo(PKCSObjectIdentifiers.data, octets(content));
  }

  private static ContentInfo sealed(EncryptedData data) {
    return new ContentInfo(PKCSObjectIdentifiers.encryptedData, data);
  }

  private static ContentInfo authSafe(ContentInfo safe) throws IOException {
    ASN1Sequence safes = new DERSequence(safe);
    return plain(safes);
  }

  private static ASN1OctetString octets(ASN1Encodable content) throws IOException {
    return new DEROctetString(content.toASN1Primitive().getEncoded());
  }
}
