/**
 * Customers and their orders, for the tests of Spring Data JPA.
 */
package io.github.springdata.memory.jpa.spring.sales;
