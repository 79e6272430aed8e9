package io.github.springdata.memory.jpa.spring;

import java.util.concurrent.atomic.AtomicReference;

import io.github.springdata.memory.jpa.spring.sales.Customer;
import jakarta.persistence.EntityManagerFactory;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewFilter;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewInterceptor;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.ServletWebRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of entity managers that are open as long as a request.
 */
@Transactional(propagation = Propagation.NEVER)
class OpenInViewTests extends AbstractSalesTests {

	@Test
	void collectionsAreReadAfterTheTransactionWithinTheRequest() {
		OpenEntityManagerInViewInterceptor interceptor = new OpenEntityManagerInViewInterceptor();
		interceptor.setEntityManagerFactory(this.factory);
		ServletWebRequest request = new ServletWebRequest(new MockHttpServletRequest());
		interceptor.preHandle(request);
		try {
			assertOpenInView();
		}
		finally {
			interceptor.afterCompletion(request, null);
		}
		assertThat(this.entityManager.contains(this.ada)).isFalse();
	}

	private void assertOpenInView() {
		AtomicReference<Customer> found = new AtomicReference<>();
		inTransaction(() -> found.set(this.entityManager.find(Customer.class, this.ada.getId())));
		Customer ada = found.get();
		assertThat(this.entityManager.contains(ada)).isTrue();
		assertThat(isLoaded(ada, "orders")).isFalse();
		assertThat(ada.getOrders()).hasSize(2);
		assertThat(this.entityManager.find(Customer.class, this.ada.getId())).isSameAs(ada);
		ada.setFirstName("Augusta");
		inTransaction(() -> ada.setAge(37));
		assertThat(this.entityManager.createQuery("select c.firstName from Customer c where c.age = 37", String.class)
			.getSingleResult()).isEqualTo("Augusta");
	}

	@Test
	void filter() throws Exception {
		OpenEntityManagerInViewFilter filter = new OpenEntityManagerInViewFilter() {

			@Override
			protected EntityManagerFactory lookupEntityManagerFactory(HttpServletRequest request) {
				return OpenInViewTests.this.factory;
			}

		};
		filter.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(),
				(request, response) -> assertOpenInView());
	}

}
