package org.muwahhad.reporting.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;

/**
 * A member sends a key file whose key is not theirs, or whose numbers nobody could compute with. It
 * is refused at once, at its field, and leaves nothing.
 */
@Tag("long")
class HostileKeysTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final String PASSWORD = "secret";
  private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(2_000_000).setBit(0);
  private static final Pattern TOKEN = Pattern.compile("name=\"csrfToken\" value=\"([^\"]*)\"");
  private final SignReport signReport = APP.get(SignReport.class);
  private final PlatformSeal platform = APP.get(PlatformSeal.class);
  private final OpeningReports reports = OpeningReports.of(APP);

  @Test
  void only_rsa_of_2048_to_4096_bits_and_ec_on_three_curves_are_computed_with() throws Exception {
    Actor member = member(0);
    long id = reports.id(reports.file(member, Edition.ARABIC));
    Certificate[] own = chain("CN=First");

    for (Map.Entry<String, byte[]> key : hostileKeys().entrySet()) {
      assertRefused(key.getKey(), member, id, p12(key.getValue(), own), "reporting.key-kind");
    }
    KeyPair weak = rsa(1024);
    Certificate[] ofWeakAuthority = {own[0], selfSigned(weak)};
    assertRefused(
        "certificate of a weak key",
        member,
        id,
        p12(ec("secp256r1").getPrivate().getEncoded(), ofWeakAuthority),
        "reporting.key-kind");
    assertThat(signaturesOf(id)).isEqualTo("0");
  }

  @Test
  void a_key_that_is_not_that_of_the_certificate_signs_nothing() throws Exception {
    Actor member = member(0);
    long id = reports.id(reports.file(member, Edition.ENGLISH));
    Certificate[] others = chain("CN=Another Member");

    for (KeyPair pair :
        new KeyPair[] {ec("secp256r1"), ec("secp384r1"), ec("secp521r1"), rsa(2048)}) {
      assertRefused(
          pair.getPrivate().getAlgorithm(),
          member,
          id,
          p12(pair.getPrivate().getEncoded(), others),
          "reporting.key-of-another");
    }
    KeyPair known = rsa(2048);
    RSAPrivateCrtKey wrong = (RSAPrivateCrtKey) known.getPrivate();
    byte[] broken = rsaKey(wrong, Map.of("dP", wrong.getPrimeExponentP().flipBit(5)));
    assertRefused(
        "numbers that do not belong together",
        member,
        id,
        p12(broken, new Certificate[] {selfSigned(known)}),
        "reporting.key-of-another");
    assertThat(signaturesOf(id)).isEqualTo("0");
  }

  @Test
  void the_page_says_in_both_languages_what_is_wrong_with_the_file() throws Exception {
    Actor member = member(0);
    long id = reports.id(reports.file(member, Edition.BILINGUAL));
    byte[] hostile = p12(Objects.requireNonNull(hostileKeys().get("DSA")), chain("CN=First"));
    byte[] stolen = p12(ec("secp256r1").getPrivate().getEncoded(), chain("CN=Another Member"));
    Browserless browser = Browserless.at(APP);
    browser.get("/language/ar");
    browser.post("/sign-in", "login", member.login(), "password", DemoPersonQueries.PASSWORD);

    assertThat(sent(browser, id, hostile)).contains("RSA", "key-error", "لا يُقبل إلا مفتاح");
    assertThat(sent(browser, id, stolen)).contains("المفتاح في هذا الملف ليس مفتاح الشهادة");
    browser.get("/language/en");
    assertThat(sent(browser, id, hostile)).contains("RSA keys of 2048 to 4096 bits", "key-error");
    assertThat(sent(browser, id, stolen)).contains("does not belong to its certificate");
  }

  @Test
  void a_certificate_belongs_to_the_member_who_first_signed_with_it() throws Exception {
    Actor first = member(0);
    Actor second = member(1);
    byte[] key = platform.demonstrationKey("CN=Only Mine", Instant.now(), PASSWORD.toCharArray());
    long id = reports.id(reports.file(first, Edition.ENGLISH));
    signReport.run(first, id, key, PASSWORD, "");

    assertRefused("certificate of another", second, id, key, "reporting.certificate-of-another");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO report_signature (report_id, position, person_id, signer, serial,
                           reason, signed_at, sha256, byte_count, stored_as)
                    SELECT report_id, position + 1, %d, signer, serial, '', UTC_TIMESTAMP(6),
                           REPEAT('e', 64), 1, ''
                      FROM report_signature WHERE report_id = %d"""
                        .formatted(second.personId(), id)))
        .hasMessageContaining("reporting.certificate-of-another");
    String hash = APP.ask("SELECT sha256 FROM report_signature WHERE report_id = " + id);
    Browserless anybody = Browserless.at(APP);
    anybody.get("/language/en");
    assertThat(anybody.get("/verify/files?sha256=" + hash).body())
        .as("who signed, beside what the certificate says")
        .contains("CN=Only Mine", first.name().en());
    assertThat(anybody.get("/api/v1/verify/files/" + hash).body()).contains(first.name().en());
  }

  private void assertRefused(String what, Actor member, long report, byte[] file, String code) {
    long begun = System.nanoTime();
    assertThatThrownBy(() -> signReport.run(member, report, file, PASSWORD, ""))
        .as(what)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults().get(0).field()).as(what).isEqualTo("key");
              assertThat(r.faults().get(0).code()).as(what).isEqualTo(code);
            });
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as(what)
        .isLessThan(Duration.ofSeconds(10));
  }

  private static Map<String, byte[]> hostileKeys() throws Exception {
    Map<String, byte[]> keys = new LinkedHashMap<>();
    RSAPrivateCrtKey sound = (RSAPrivateCrtKey) rsa(2048).getPrivate();
    for (String part : new String[] {"n", "e", "d", "p", "q", "dP", "dQ", "qInv"}) {
      keys.put("RSA of a huge " + part, rsaKey(sound, Map.of(part, HUGE)));
    }
    BigInteger n = new BigInteger(16_384, new Random(1)).setBit(16_383).setBit(0);
    Map<String, BigInteger> bare = new LinkedHashMap<>();
    for (String part : new String[] {"p", "q", "dP", "dQ", "qInv"}) {
      bare.put(part, BigInteger.ZERO);
    }
    bare.put("d", BigInteger.ONE.shiftLeft(7_000_000).setBit(0));
    keys.put("RSA of a huge d alone", rsaKey(sound, bare));
    bare.put("n", n);
    keys.put("RSA of 16,384 bits and a huge d", rsaKey(sound, bare));
    keys.put("RSA of 1,024 bits", rsa(1024).getPrivate().getEncoded());
    bare.put("n", n.clearBit(16_383).shiftRight(8_000).setBit(0).setBit(8_191));
    bare.put("d", n.shiftRight(9_000));
    keys.put("RSA of 8,192 bits", rsaKey(sound, bare));
    keys.put(
        "DSA",
        encoded(
            new ASN1ObjectIdentifier("1.2.840.10040.4.1"),
            new DSAParameter(HUGE, BigInteger.TWO.pow(255).setBit(0), HUGE.shiftRight(8)),
            new ASN1Integer(BigInteger.TWO.pow(250).setBit(3))));
    keys.put(
        "EC on another curve",
        encoded(
            X9ObjectIdentifiers.id_ecPublicKey,
            new ASN1ObjectIdentifier("1.3.132.0.10"),
            new ECPrivateKey(256, BigInteger.TEN)));
    keys.put(
        "EC of a huge number",
        encoded(
            X9ObjectIdentifiers.id_ecPublicKey,
            new ASN1ObjectIdentifier("1.2.840.10045.3.1.7"),
            new ECPrivateKey(2_000_001, HUGE)));
    for (String other : new String[] {"Ed25519", "Ed448", "X25519", "DH"}) {
      keys.put(
          other, KeyPairGenerator.getInstance(other).generateKeyPair().getPrivate().getEncoded());
    }
    return keys;
  }

  private static byte[] rsaKey(RSAPrivateCrtKey sound, Map<String, BigInteger> parts)
      throws IOException {
    return encoded(
        PKCSObjectIdentifiers.rsaEncryption,
        DERNull.INSTANCE,
        new RSAPrivateKey(
            parts.getOrDefault("n", sound.getModulus()),
            parts.getOrDefault("e", sound.getPublicExponent()),
            parts.getOrDefault("d", sound.getPrivateExponent()),
            parts.getOrDefault("p", sound.getPrimeP()),
            parts.getOrDefault("q", sound.getPrimeQ()),
            parts.getOrDefault("dP", sound.getPrimeExponentP()),
            parts.getOrDefault("dQ", sound.getPrimeExponentQ()),
            parts.getOrDefault("qInv", sound.getCrtCoefficient())));
  }

  private static byte[] encoded(
      ASN1ObjectIdentifier algorithm, ASN1Encodable parameters, ASN1Encodable key)
      throws IOException {
    return new PrivateKeyInfo(new AlgorithmIdentifier(algorithm, parameters), key).getEncoded();
  }

  /** A key file as any program could write it, whatever the key is. */
  private static byte[] p12(byte[] key, Certificate[] chain)
      throws GeneralSecurityException, IOException {
    PrivateKey written =
        new PrivateKey() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getAlgorithm() {
            return "RSA";
          }

          @Override
          public String getFormat() {
            return "PKCS#8";
          }

          @Override
          public byte[] getEncoded() {
            return key.clone();
          }
        };
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", written, PASSWORD.toCharArray(), chain);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, PASSWORD.toCharArray());
    return out.toByteArray();
  }

  /** Certificates of a member, without the key. */
  private Certificate[] chain(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(
        new ByteArrayInputStream(
            platform.demonstrationKey(name, Instant.now(), PASSWORD.toCharArray())),
        PASSWORD.toCharArray());
    return store.getCertificateChain(store.aliases().nextElement());
  }

  private static X509Certificate selfSigned(KeyPair pair) throws Exception {
    PublicKey key = pair.getPublic();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    new X500Name("CN=Muwahhad local authority"),
                    BigInteger.ONE,
                    Date.from(Instant.now().minus(Duration.ofDays(1))),
                    Date.from(Instant.now().plus(Duration.ofDays(1))),
                    new X500Name("CN=Muwahhad local authority"),
                    key)
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
  }

  private static KeyPair rsa(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static KeyPair ec(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static String sent(Browserless browser, long report, byte[] file) throws IOException {
    String page = "/report-signatures/" + report;
    Matcher token = TOKEN.matcher(browser.get(page).body());
    assertThat(token.find()).isTrue();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (String[] field : new String[][] {{"csrfToken", token.group(1)}, {"password", PASSWORD}}) {
      body.writeBytes(
          "--part\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(field[0], field[1])
              .getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(
        ("--part\r\nContent-Disposition: form-data; name=\"key\"; filename=\"key.p12\"\r\n"
                + "Content-Type: application/x-pkcs12\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
    return browser
        .send(
            browser
                .request(page)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .header("Origin", browser.origin())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build())
        .body();
  }

  private static String signaturesOf(long report) {
    return APP.ask("SELECT COUNT(*) FROM report_signature WHERE report_id = " + report);
  }

  private static Actor member(int which) {
    return APP.get(Actors.class)
        .get(
            APP.ask(
                """
                SELECT p.login FROM person p JOIN role_grant g ON g.person_id = p.id
                 WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = 'OPENING_MEMBER'
                 ORDER BY p.login LIMIT %d, 1"""
                    .formatted(which)));
  }
}
