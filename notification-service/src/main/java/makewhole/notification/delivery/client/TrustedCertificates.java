package makewhole.notification.delivery.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The certificates that a mail server is believed by: those of a PEM file and no others, or those of the usual authorities. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    static SSLContext of(Optional<Path> file) {
        try {
            return file.isPresent() ? only(file.get()) : SSLContext.getDefault();
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("makewhole.smtp.certificates: TLS cannot be had with them", unusable);
        }
    }

    private static SSLContext only(Path file) throws GeneralSecurityException {
        try (InputStream content = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(content)) {
                trusted.setCertificateEntry("mail-" + number++, one);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | CertificateException unreadable) {
            throw new IllegalStateException(
                    "makewhole.smtp.certificates: %s cannot be read as certificates".formatted(file), unreadable);
        }
    }
}
