import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './api/queries';
import { router } from './router';
import { beginTexts } from './texts';
import { Look } from './ui/Look';
import { SaidLately } from './ui/SaidLately';

const place = document.getElementById('app');
if (!place) throw new Error('the page has no place for the app');

await beginTexts();
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Look>
        <RouterProvider router={router} />
        <SaidLately />
      </Look>
    </QueryClientProvider>
  </StrictMode>,
);
